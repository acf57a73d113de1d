/** One second of sound: 8,000 samples of 8 bits, counting up, as a WAV file. */
export const wave: Uint8Array<ArrayBuffer> = (() => {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(8036, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(8000, 40);
  const samples = Buffer.from(Array.from({ length: 8000 }, (_, at) => at % 256));
  return new Uint8Array(Buffer.concat([header, samples]));
})();
