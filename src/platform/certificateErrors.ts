/** What is wrong with the certificate of a server that this program connects to. @module */

/** Codes of OpenSSL and Node for a certificate that does not prove who answers. */
export const untrusted =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/

export const certificateReasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Das Zertifikat ist abgelaufen.',
  CERT_NOT_YET_VALID: 'Das Zertifikat gilt noch nicht; stimmt die Uhr?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Das Zertifikat hat sich der Server selbst ausgestellt.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Die Zertifizierungsstelle ist hier nicht bekannt.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Die Zertifizierungsstelle ist hier nicht bekannt.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Die Zertifizierungsstelle ist hier nicht bekannt.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Das Zertifikat gilt für einen anderen Namen.',
}
