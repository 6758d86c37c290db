// What each failure code means, in German.
import type { Translation } from '../../lib/messages.ts';
import type { t } from '../../lib/messages/failures.ts';

export const failures: Translation<typeof t> = {
  hints: {
    http_request_error: 'Der Client hat eine fehlerhafte oder mehrdeutige Anfrage gesendet.',
    invalid_wishes:
      'Der Proxy-Benutzername oder ein X-Gyre-Header verlangt etwas Unbekanntes; die Antwort nennt den Schlüssel.',
    proxy_auth_required: 'Dieser Listener verlangt eine Anmeldung: Name und Passwort eines Proxy-Nutzers verwenden.',
    proxy_auth_rejected: 'Proxy-Benutzername oder Passwort ist falsch, oder der Proxy-Nutzer ist abgeschaltet.',
    pool_not_allowed: 'Dieser Proxy-Nutzer darf den Pool nicht benutzen.',
    destination_ip_prohibited:
      'Das Ziel ist eine private, Loopback-, Link-Local- oder Metadaten-Adresse; ein Admin kann sie erlauben.',
    http_request_denied: 'Eine Einstellung verbietet das Ziel, zum Beispiel seinen Port.',
    connection_limit_reached: 'Die Obergrenze offener Verbindungen ist erreicht; gleich noch einmal versuchen.',
    quota_spent: 'Der Proxy-Nutzer hat sein Kontingent an Bytes verbraucht; die Antwort sagt, wann es neu beginnt.',
    no_eligible_exit: 'Kein Exit des Pools ist wählbar: keiner passt, oder alle sind ausgesetzt oder abgeschaltet.',
    no_free_exit: 'Jeder passende Exit ist an seiner Obergrenze, und keiner wurde rechtzeitig frei.',
    session_exit_gone:
      'Der Exit dieser Session ist weg, und ihre Garantie erlaubt keinen anderen; die Session beenden oder eine schwächere Garantie wählen.',
    refused_by_rule: 'Eine Routing-Regel lehnt diese Anfrage ab; Erklären zeigt, welche.',
    proxy_loop_detected: 'Die Anfrage kam zu Gyre zurück; ein Exit zeigt auf einen seiner Listener.',
    connection_refused: 'An der Adresse des Exits lauscht nichts.',
    connection_timeout: 'Der Exit hat nicht rechtzeitig geantwortet.',
    connection_terminated: 'Der Exit hat die Verbindung geschlossen, bevor er antwortete.',
    dns_error: 'Der Hostname des Exits lässt sich nicht auflösen.',
    network_unreachable: 'Zur Adresse des Exits führt kein Weg.',
    tls_certificate_error: 'Das TLS-Zertifikat des Exits ist nicht vertrauenswürdig oder passt nicht zum Namen.',
    tls_protocol_error: 'Der TLS-Handshake mit dem Exit ist gescheitert.',
    exit_auth_rejected: 'Der Exit lehnt die hinterlegte Anmeldung ab; Benutzername und Passwort kontrollieren.',
    exit_protocol_error: 'Die Antwort des Exits gehört nicht zu seinem Protokoll.',
    exit_refused: 'Der Exit hat die Verbindung zum Ziel verweigert.',
    destination_unavailable: 'Der Exit arbeitet, hat aber das Ziel nicht erreicht.',
    destination_not_found: 'Der Hostname des Ziels lässt sich nicht auflösen.',
    site_blocked:
      'Die Site sperrt den Exit, wie eine Regel für Site-Sperren erkannt hat, und kein anderer Exit kam in Frage.',
    http_response_incomplete: 'Der Exit hat die Verbindung mitten in einer Antwort geschlossen.',
    http_response_timeout: 'Die Anfrage wurde gesendet, aber keine Antwort kam rechtzeitig.',
    request_timeout: 'Die Gesamtfrist der Anfrage lief ab, bevor ein Exit antwortete.',
    client_gone: 'Der Client hat seine Verbindung vor der Antwort geschlossen.',
    proxy_internal_error: 'Gyre hat einen Fehler gemacht; Einzelheiten stehen im Log.',
  },
  origins: { client: 'Client', house: 'Gyre', exit: 'Exit', target: 'Ziel' },
  healthOnly: {
    success_rate_outlier: 'Er scheitert weit öfter als die anderen Exits seiner Pools.',
    failure_percentage_outlier: 'Fast alle seine Versuche scheitern.',
    latency_outlier: 'Er ist weit langsamer als die anderen Exits seiner Pools.',
    client_verdict: 'Ein Client hat gemeldet, dass der Exit nicht tat, was er sollte.',
    probe_unexpected_answer: 'Die Antwort auf eine Prüfung war nicht die, die ihr Profil erwartet.',
  },
};
