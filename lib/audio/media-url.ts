import type { Secrets } from '#lib/secrets.ts';

/** The path of an uploaded sound, signed, good until `expires` (milliseconds since 1970). `contentType` gives the ending that some providers want. */
export function mediaPath(audio: { id: string; contentType: string; expires: number }, box: Secrets): string {
  const expires = Math.ceil(audio.expires / 1000).toString(36);
  const message = `${audio.id}.${expires}`;
  return `/media/${message}.${box.sign('media', message)}/${audio.id}.${extension(audio.contentType)}`;
}

/** The sound that a token stands for; undefined when it is forged or has expired. */
export function audioOfToken(token: string, now: number, box: Secrets): string | undefined {
  const [id = '', expires = '', signature = ''] = token.split('.');
  if (!box.verify('media', `${id}.${expires}`, signature)) return undefined;
  return Number.parseInt(expires, 36) * 1000 >= now ? id : undefined;
}

function extension(contentType: string): string {
  return contentType === 'audio/mpeg' ? 'mp3' : 'wav';
}
