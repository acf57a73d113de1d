import type { Failure, OpenRequest, Strand } from './call-record.ts';
import { dropStrand, findStrand, type Play, tell } from './play.ts';
import { fetchDocument } from './send.ts';

type FailedRequest = Pick<OpenRequest, 'link' | 'occasion' | 'strand'>;

/**
 * A document could not be had or used: the fallback address is asked, else the party hears the provider's apology and is hung up. A waiting caller hears nothing
 * any more. A notice that failed is only complained of.
 */
export function fail(play: Play, failed: FailedRequest, { complaint, reason }: Failure): void {
  tell(play, { kind: 'provider-complained', ...complaint });
  const strand = failed.strand === null ? undefined : findStrand(play, failed.strand);
  if (strand === undefined) return;
  strand.awaits = null;
  strand.doing = null;
  const { fallback } = play.call.setup.addresses;
  const falls =
    fallback !== '' && failed.occasion.kind !== 'fallback' && play.dialect.fallsBack(failed.occasion, reason);
  if (strand.name === 'caller' && falls) {
    const occasion = { kind: 'fallback', code: complaint.code, failedUrl: failed.link.url } as const;
    fetchDocument(play, strand, { link: { url: fallback, method: 'POST' }, occasion });
    return;
  }
  if (strand.name === 'wait') {
    dropStrand(play, 'wait');
    return;
  }
  if (strand.name !== 'caller' && play.dialect.connectsWithoutDocument) {
    strand.document = failed.link;
    return;
  }
  strand.failed = complaint;
  apologise(play, strand, failed);
}

function apologise(play: Play, strand: Strand, { link }: FailedRequest): void {
  strand.document = link;
  strand.verbs = [...play.dialect.apology, { kind: 'hang-up' }];
  strand.position = 0;
}
