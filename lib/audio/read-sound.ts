/** What an uploaded file is. */
export type Sound = { contentType: 'audio/mpeg' | 'audio/wav'; durationMs: number | null };

/** Looks into the bytes, whatever the file's name says; undefined when they are neither MP3 nor WAV. */
export function readSound(bytes: Uint8Array): Sound | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.toString('latin1', 0, 4) === 'RIFF' && view.toString('latin1', 8, 12) === 'WAVE')
    return { contentType: 'audio/wav', durationMs: durationOfWav(view) };
  const frame = firstFrame(view);
  if (!frame) return undefined;
  return { contentType: 'audio/mpeg', durationMs: Math.round((frame.bytes * 8) / frame.kilobits) };
}

/** Chunks of RIFF: four letters, the length, the content, filled up to even (Microsoft, "Multimedia Programming Interface 1.0"). */
function durationOfWav(view: Buffer): number | null {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= view.length; ) {
    const name = view.toString('latin1', at, at + 4);
    const length = view.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= view.length) bytesPerSecond = view.readUInt32LE(at + 16);
    if (name === 'data' && bytesPerSecond > 0)
      return Math.round((Math.min(length, view.length - at - 8) / bytesPerSecond) * 1000);
    at += 8 + length + (length % 2);
  }
  return null;
}

/** Behind an ID3 tag, where there is one. The bit rate of the first frame stands for all: right for constant rates, near for others. */
function firstFrame(view: Buffer): { kilobits: number; bytes: number } | undefined {
  const start = view.toString('latin1', 0, 3) === 'ID3' && view.length > 10 ? 10 + syncSafe(view, 6) : 0;
  if (start + 4 > view.length) return undefined;
  const header = view.readUInt32BE(start);
  const synchronised = header >>> 21 === 0x7ff;
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  const rates = version === 3 ? ratesOfVersion1 : ratesOfVersion2;
  const kilobits = rates[(header >>> 12) & 15];
  const sampleRate = (header >>> 10) & 3;
  if (!synchronised || version === 1 || layer !== 1 || sampleRate === 3 || !kilobits) return undefined;
  return { kilobits, bytes: view.length - start };
}

function syncSafe(view: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => (sum << 7) | (view.readUInt8(at + index) & 0x7f), 0);
}

/** Kilobits a second of layer III (ISO/IEC 11172-3, 2.4.2.3, and 13818-3). */
const ratesOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const ratesOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
