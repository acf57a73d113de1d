/** Cases where our XML is not what the SDK's builder makes, and why. */
export const sdkExceptions: Readonly<Record<string, string>> = {
  'dial-sip-options':
    'The builder refuses sipAuthUsername and sipAuthPassword of <User>, which Plivo documents for SIP addresses with a login.',
};
