/** Cases where our TwiML is not what the SDK's builder makes, and why. */
export const sdkExceptions: Readonly<Record<string, string>> = {};
