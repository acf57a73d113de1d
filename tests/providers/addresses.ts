/** Our own addresses as a document must name them: written out here, not asked of the renderer. */
export function addresses(provider: string) {
  const base = `https://ivr.example/v1/${provider}/c/call-1`;
  return {
    answer: (reason: string, thread = 'main') => `${base}/${thread}/3/${reason}`,
    fetch: (reason: string, thread: string) => `${base}/${thread}/fetch/${reason}`,
    fact: (fact: string, thread = 'main') => `${base}/${thread}/fact/${fact}`,
    report: (fact: string, thread = 'main') => `${base}/${thread}/fact/${fact}/3`,
  };
}
