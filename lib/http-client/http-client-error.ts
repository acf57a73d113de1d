/** Why there is no response. */
export type HttpClientErrorCode =
  /** Not an http or https address, or one with a user name in it. */
  | 'bad-address'
  /** A header that cannot be sent, or that is ours to set. */
  | 'bad-header'
  /** A private, loopback, link-local, metadata or reserved address. */
  | 'refused-address'
  | 'unknown-host'
  | 'connection'
  | 'timeout'
  | 'refused-redirect'
  | 'too-many-redirects'
  | 'too-large'
  /** A content encoding that was not asked for, or a broken one. */
  | 'unreadable';

/** Its message holds neither address nor headers, since both may hold secrets. */
export class HttpClientError extends Error {
  override readonly name = 'HttpClientError';
  readonly code: HttpClientErrorCode;

  constructor(code: HttpClientErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
