/** A story that did not go as told, with everything that happened on the line until then. */
export class PhoneError extends Error {
  constructor(message: string, transcript: readonly string[]) {
    super(`${message}\n${transcript.map((line) => `    ${line}`).join('\n')}`);
    this.name = 'PhoneError';
  }
}
