// What a person can do about each failure, in German.
import type { Translation } from '../../lib/messages.ts';
import type { t } from '../../features/requests/advice-messages.ts';

const elsewhere =
  'Gyre versucht von selbst andere Exits. Scheitert einer oft, wird er ausgesetzt; ihn ansehen, wenn alle seine Anfragen so enden.';

export const requestAdvice: Translation<typeof t> = {
  texts: {
    http_request_error: 'Den Client berichtigen: meist spricht er an diesem Port nicht das Proxy-Protokoll.',
    invalid_wishes:
      'Benutzernamen oder Header berichtigen; die Antwort an den Client nennt den Schlüssel und was erlaubt ist.',
    proxy_auth_required: 'Dem Client Name und Passwort eines Proxy-Nutzers geben.',
    proxy_auth_rejected: 'Name und Passwort kontrollieren oder dem Proxy-Nutzer ein neues Passwort geben.',
    pool_not_allowed: 'Dem Proxy-Nutzer den Pool geben oder einen verlangen, den er hat.',
    destination_ip_prohibited: 'Soll das Ziel erreichbar sein, es in den Einstellungen erlauben.',
    http_request_denied: 'Soll das Ziel erreichbar sein, seinen Port in den Einstellungen erlauben.',
    connection_limit_reached: 'Ungenutzte Verbindungen des Clients schließen oder die Obergrenze anheben.',
    quota_spent: 'Das Kontingent des Proxy-Nutzers anheben oder aufheben, oder warten, bis es neu beginnt.',
    no_eligible_exit: 'Erklären zählt, warum jeder Exit wegfiel und welche Änderung die Anfrage durchließe.',
    no_free_exit: 'Die Obergrenze der Exits anheben, Anfragen im Pool länger warten lassen oder Exits anlegen.',
    session_exit_gone:
      'Die Garantie dieser Session verbietet einen anderen Exit. Die Session freigeben oder eine schwächere Garantie verwenden.',
    refused_by_rule: 'Eine Regel verlangt das. Ist es nicht gewollt: sie ändern, abschalten oder verschieben.',
    proxy_loop_detected: 'Nachsehen, welcher Exit auf einen Listener von Gyre zeigt.',
    connection_refused: elsewhere,
    connection_timeout: elsewhere,
    connection_terminated: elsewhere,
    dns_error: 'Den Hostnamen des Exits berichtigen oder ihn entfernen.',
    network_unreachable: 'Das Netz dieses Rechners und die Adresse des Exits kontrollieren.',
    tls_certificate_error:
      'Den Hostnamen des Exits kontrollieren; sein Zertifikat gilt für einen anderen oder ist abgelaufen.',
    tls_protocol_error: 'Vielleicht spricht der Exit hier einfaches HTTP: dann ist sein Schema http, nicht https.',
    exit_auth_rejected:
      'Dem Exit den richtigen Benutzernamen und das Passwort geben; der Anbieter hat sie vielleicht geändert.',
    exit_protocol_error: 'Das Schema des Exits kontrollieren: er antwortete in einem anderen Protokoll.',
    exit_refused: 'Den Anbieter fragen, was er verweigert; oft ist es der Port oder das Ziel.',
    destination_unavailable: 'Am Exit liegt es nicht. Nachsehen, ob das Ziel über einen anderen antwortet.',
    destination_not_found: 'Die Schreibweise des Ziel-Hostnamens kontrollieren.',
    site_blocked:
      'Der Exit bleibt dieser Site eine Weile fern. Trifft es alle: Exits anderer Art anlegen oder die Regel ansehen.',
    http_response_incomplete: 'Noch einmal senden; geschieht es mit einem Exit oft, diesen Exit ansehen.',
    http_response_timeout: 'Ist das Ziel langsam, im Pool die Zeit bis zum ersten Byte erhöhen.',
    request_timeout: 'Im Pool die Zeit für die ganze Anfrage erhöhen oder die für einen Verbindungsaufbau senken.',
    client_gone: 'Hier ist nichts zu tun: der Client gab auf. Seine eigene Frist ist vielleicht zu kurz.',
    proxy_internal_error: 'Das Log dieses Augenblicks lesen und melden, was darin steht.',
  },
  links: {
    exits: 'Ausgesetzte Exits',
    users: 'Proxy-Nutzer',
    pools: 'Pools',
    settings: 'Einstellungen',
    rules: 'Regeln',
    listeners: 'Listener',
  },
  title: 'Fehlercodes',
  about:
    'Warum eine Anfrage abgelehnt wurde oder ein Versuch scheiterte: was jeder Code heißt, an wem es liegt und was zu tun ist.',
  filter: 'Codes filtern',
  code: 'Code',
  origin: 'Verursacher',
  status: 'Client sieht',
  whatToDo: 'Was tun',
  requests: 'Anfragen',
  requestsOf: (code) => `Anfragen, die mit ${code} endeten`,
  none: (text) => `Kein Code enthält „${text}“.`,
  document: 'Dasselbe in docs/failures.md.',
};
