// Snippets for Go and Java. Pure.
import { authorityOf } from '../../lib/listener-address.ts';
import { literal, passwordOr, target, usernameOf, type SnippetFacts } from './snippet-facts.ts';

export const go = (facts: SnippetFacts): readonly string[] => [
  ...['package main', '', 'import (', '\t"fmt"', '\t"net/http"', '\t"net/url"'],
  ...(facts.password === null ? ['\t"os"'] : []),
  ...[')', '', 'func main() {', '\tproxy := &url.URL{', '\t\tScheme: "http",'],
  `\t\tHost:   ${literal(authorityOf(facts))},`,
  `\t\tUser:   url.UserPassword(${literal(usernameOf(facts))}, ${passwordOr(facts, 'os.Getenv("GYRE_PASSWORD")')}),`,
  '\t}',
  '\tclient := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}',
  `\tanswer, err := client.Get("${target}")`,
  ...['\tif err != nil {', '\t\tpanic(err)', '\t}', '\tdefer answer.Body.Close()', '\tfmt.Println(answer.Status)', '}'],
];

/** Java sends no credentials into a tunnel unless it is told that it may. */
export const java = (facts: SnippetFacts): readonly string[] => [
  ...['import java.net.*;', 'import java.net.http.*;', '', 'public class Example {'],
  '  public static void main(String[] args) throws Exception {',
  '    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");',
  `    var password = ${passwordOr(facts, 'System.getenv("GYRE_PASSWORD")')};`,
  '    var client = HttpClient.newBuilder()',
  `        .proxy(ProxySelector.of(new InetSocketAddress(${literal(facts.host)}, ${facts.port})))`,
  '        .authenticator(new Authenticator() {',
  '          @Override protected PasswordAuthentication getPasswordAuthentication() {',
  `            return new PasswordAuthentication(${literal(usernameOf(facts))}, password.toCharArray());`,
  ...['          }', '        })', '        .build();'],
  `    var request = HttpRequest.newBuilder(URI.create("${target}")).build();`,
  '    System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());',
  ...['  }', '}'],
];
