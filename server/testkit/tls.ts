// A certificate for localhost that nobody trusts: what an https practice exit shows. Made once with openssl, valid for a hundred years.

export function testCertificate(): { readonly key: string; readonly cert: string } {
  return { key, cert };
}

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgePQXQ8pcUC6zx1jP
BwKicSNjR5VCRvTQyigUdptYIZChRANCAASZlif2ryPfWJ7MsyWc0DgAdR+ISZ0o
eToZ8n17uiP1G2An9XQ3Dn5r5n4BaqognaAej04NdBbfgJ3gmQi/wtk/
-----END PRIVATE KEY-----
`;

const cert = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVSgAwIBAgIUWO3IBWpzOojeo45sNOYoAE2RfYowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTEzMDI0MVoYDzIxMjYxMTAx
MTMwMjQxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASZlif2ryPfWJ7MsyWc0DgAdR+ISZ0oeToZ8n17uiP1G2An9XQ3Dn5r
5n4BaqognaAej04NdBbfgJ3gmQi/wtk/o4GBMH8wHQYDVR0OBBYEFEWnMEd8mQVb
d9QQ9w/z53CVToQuMB8GA1UdIwQYMBaAFEWnMEd8mQVbd9QQ9w/z53CVToQuMA8G
A1UdEwEB/wQFMAMBAf8wLAYDVR0RBCUwI4IJbG9jYWxob3N0hwR/AAABhxAAAAAA
AAAAAAAAAAAAAAABMAoGCCqGSM49BAMCA0cAMEQCIECmlg6BWVRx7ftckuMYZ28P
dc65bdQ7shSUbV9SeEPPAiA0ebKdnMxXFqcuhrp1eAiEIzEedJdVbhqIxltWcx8k
RQ==
-----END CERTIFICATE-----
`;
