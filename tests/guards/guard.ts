/** `from` stands in the file once; `to` takes the guard out. */
export type Change = { file: string; from: string; to: string };

/** What the product does against a threat or a fault, and the test that must turn red when it is taken out. */
export type Guard = Change & {
  guard: string;
  /** Other guards that would do instead. */
  also?: readonly Change[];
  /** Its path below tests: `attacks/ssrf`. */
  test: string;
  /** A part of the name of the test that must fail. */
  fails: string;
  environment?: Record<string, string>;
};
