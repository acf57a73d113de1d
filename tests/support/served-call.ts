import type { CallName } from '#lib/database/call-rows.ts';
import type { Effect } from '#runtime/contract/effect.ts';
import { queueRoom } from '#runtime/contract/queue.ts';
import { inQueue } from '#runtime/rehearsal/queue-room.ts';
import type { Moment, RehearsalInput, RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';
import type { Standing } from '#runtime/scenarios/stage.ts';
import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import type { PhoneCommand, PhoneInput } from '#runtime/simulator/phone-input.ts';
import type { Moved, VirtualCall, VirtualProvider } from '#runtime/simulator/virtual-provider.ts';
import type { InnerServer } from './inner-server.ts';
import { exchange, type WireResponse } from './phone/exchange.ts';
import type { Order } from './phone/rest-interface.ts';
import type { ProviderName } from './ringtree.ts';
import type { ServedLookUps } from './served-look-ups.ts';
import { ServedStore } from './served-store.ts';
import { signWebhook } from './sign-webhook.ts';

export type ServedCallParts = {
  server: InnerServer;
  lookUps: ServedLookUps;
  provider: ProviderName;
  virtual: VirtualProvider;
  setup: RehearsalSetup;
  /** Sets the clock of the server. */
  setTime: (at: number) => void;
};

/** A call of the virtual provider on a running server: every request is signed and goes over HTTP, and so do the server's orders. */
export class ServedCall {
  /** What went back for requests that want words, in order. */
  readonly replies: string[] = [];
  readonly #parts: ServedCallParts;
  readonly #store: ServedStore;
  readonly #moments: Moment[] = [];
  #phone: VirtualCall = { provider: '', at: 0, inner: {} };
  readonly #timers = new Map<string, number>();
  #orders: number;
  /** A request whose reply waits for a look-up. */
  #open: { request: PhoneRequest; response: Promise<WireResponse> } | null = null;

  constructor(parts: ServedCallParts) {
    this.#parts = parts;
    this.#store = new ServedStore(parts.server, () => this.#name());
    this.#orders = parts.server.rest.orders.length;
  }

  async begin(): Promise<void> {
    const { virtual, setup, server, provider } = this.#parts;
    const at = (name: string) => `${server.tunnel.publicUrl}/v1/${provider}/${name}`;
    const addresses = { voice: at('voice'), status: at('status'), fallback: at('fallback') };
    const audio = { [`${server.tunnel.publicUrl}/media/built-in/hold-music.wav`]: 32_000 };
    this.#note(virtual.place({ ...setup.call, audio, addresses, seed: setup.seed }));
    await this.#work();
  }

  async take(input: RehearsalInput): Promise<void> {
    const { lookUps } = this.#parts;
    switch (input.kind) {
      case 'look-up-planned':
        lookUps.plan(input.finds);
        break;
      case 'look-up-ended':
        lookUps.end(input.id, input.result);
        break;
      case 'room-changed':
        if (lookUps.queue?.queue === input.room && !lookUps.queue.taken)
          await this.#changeQueue(input.change);
        else this.#move(input);
        break;
      case 'time-passed':
        await this.#passTime(input.to);
        break;
      default:
        this.#move(input);
    }
    await this.#work();
  }

  async standing(): Promise<Standing> {
    const { virtual, lookUps } = this.#parts;
    const call = await this.#store.call();
    const situation = inQueue(virtual.situation(this.#phone), lookUps.queue);
    const next = Math.min(situation.next ?? Number.POSITIVE_INFINITY, ...this.#timers.values());
    return {
      at: this.#phone.at,
      situation: { ...situation, next: situation.ended || !Number.isFinite(next) ? situation.next : next },
      moments: [...this.#moments],
      lookUps: lookUps.pending(),
      call: call?.state ?? null,
    };
  }

  // --- inside ----------------------------------------------------------------------------------------------------

  #move(input: PhoneInput): void {
    this.#note(this.#parts.virtual.take(this.#phone, input));
  }

  #note({ call, happenings }: Moved): void {
    this.#phone = call;
    for (const happening of happenings) this.#moments.push({ kind: 'happened', happening });
  }

  /** As the rehearsal has it: requests one after the other, what the server orders after each. */
  async #work(): Promise<void> {
    for (;;) {
      if (this.#open && !(await this.#answered(this.#open.request, this.#open.response))) return;
      if (this.#meetAgent()) continue;
      const [request] = this.#parts.virtual.situation(this.#phone).requests;
      if (!request) return;
      await this.#answered(request, this.#send(request));
    }
  }

  /** Whether the reply has come; it waits while a look-up does. */
  async #answered(request: PhoneRequest, response: Promise<WireResponse>): Promise<boolean> {
    this.#open = { request, response };
    const waits = this.#parts.lookUps.arrival();
    const reply = await Promise.race([response, waits]);
    if (!reply) return false;
    this.#open = null;
    await this.#parts.server.calls.driver.idle();
    const { status, contentType, body } = reply;
    if (!request.notice) this.replies.push(body);
    const turn = { number: this.#moments.length, request, reply: { status, contentType, body }, event: null };
    const call = await this.#store.call();
    if (call) {
      const quiet = { result: 'answered', emulations: [], state: call.state } as const;
      const told = { ...turn, ...quiet, emulations: [], trace: await this.#store.newTrace() };
      this.#moments.push({ kind: 'turn', at: this.#phone.at, turn: told });
    }
    this.#move({ kind: 'replied', request: request.number, status, contentType, body });
    await this.#obey();
    return true;
  }

  #send(request: PhoneRequest): Promise<WireResponse> {
    const { server, provider } = this.#parts;
    this.#tellTime();
    return exchange(signWebhook(provider, request), server.tunnel);
  }

  #tellTime(): void {
    this.#parts.setTime(this.#parts.setup.call.startedAt + Math.round(this.#phone.at));
  }

  /** Lets the outbox be sent, and does what the provider is told over its REST interface. */
  async #obey(): Promise<void> {
    const { server, virtual } = this.#parts;
    for (const { key, seconds } of await this.#store.timers())
      if (!this.#timers.has(key)) this.#timers.set(key, this.#phone.at + seconds * 1_000);
    await server.sendOutbox();
    await server.calls.driver.idle();
    for (const order of server.rest.orders.slice(this.#orders)) {
      this.#orders += 1;
      if (order.kind === 'message') {
        const { id, from, to, text } = order;
        const effect: Effect = { id, kind: 'send-message', from, to, text };
        this.#moments.push({ kind: 'effect', at: this.#phone.at, effect });
      }
      const command = commandOf(order);
      if (command && !virtual.situation(this.#phone).ended) this.#move({ kind: 'commanded', command });
    }
  }

  async #passTime(to: number): Promise<void> {
    const { virtual } = this.#parts;
    for (let before = -1; before !== this.#phone.at && this.#phone.at < to; ) {
      before = this.#phone.at;
      this.#move({ kind: 'time-passed', to: Math.min(to, ...this.#timers.values()) });
      await this.#work();
      for (const [key, due] of this.#timers) if (this.#phone.at >= due) await this.#goOff(key);
      if (virtual.situation(this.#phone).ended) return;
    }
  }

  async #goOff(key: string): Promise<void> {
    this.#timers.delete(key);
    await this.#store.goOff(key);
    this.#tellTime();
    await this.#obey();
  }

  async #changeQueue(change: string): Promise<void> {
    const { lookUps, server, provider } = this.#parts;
    const { queue } = lookUps;
    const call = await this.#store.call();
    if (!queue || !call) return;
    if (change === 'left') queue.position = Math.max(1, queue.position - 1);
    if (change !== 'opened') return;
    queue.taken = true;
    const url = `${server.tunnel.publicUrl}/v1/${provider}/c/${call.id}/main/fetch/moved`;
    this.#move({ kind: 'commanded', command: { kind: 'redirect', url, method: 'POST' } });
  }

  #meetAgent(): boolean {
    const { lookUps, virtual } = this.#parts;
    const { queue } = lookUps;
    const caller = virtual.situation(this.#phone).parties.find(({ party }) => party === 'caller');
    if (!queue?.taken || caller?.room?.name !== queueRoom(queue.entry)) return false;
    lookUps.queue = null;
    this.#move({ kind: 'room-changed', room: caller.room.name, change: 'opened' });
    return true;
  }

  /** As the provider calls it, which stands in its first webhook. */
  #name(): CallName {
    const [first] = this.#moments.flatMap((moment) =>
      moment.kind === 'happened' && moment.happening.kind === 'requested' ? [moment.happening] : [],
    );
    const { CallSid, CallUUID } = first?.parameters ?? {};
    return { provider: this.#parts.provider, providerCallId: CallSid ?? CallUUID ?? '' };
  }
}

function commandOf(order: Order): PhoneCommand | null {
  switch (order.kind) {
    case 'move':
      return { kind: 'redirect', url: order.to.url, method: order.to.method };
    case 'hang-up':
      return { kind: 'hang-up' };
    case 'record':
      return order.callback && { kind: 'start-recording', callbackUrl: order.callback.url };
    case 'message':
    case 'look':
      return null;
  }
}
