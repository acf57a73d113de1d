import { type Attributes, context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { presentProcessWide, processWide } from '#lib/process-wide.ts';
import { whenShuttingDown } from '#lib/shutdown.ts';

/**
 * Switches traces on when the environment names where they go, in OpenTelemetry's own variables: `OTEL_EXPORTER_OTLP_ENDPOINT` or
 * `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, unless `OTEL_SDK_DISABLED=true` or `OTEL_TRACES_EXPORTER=none`. The SDK is loaded only then, and reads the
 * others (headers, sampler, service name) itself. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function startTracing(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (!isWanted(environment)) return;
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const named = resources.resourceFromAttributes({ 'service.name': 'ringtree' });
  const provider = new NodeTracerProvider({
    resource: named.merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  processWide(tracerName, () => trace.getTracer('ringtree'));
  whenShuttingDown('traces', () => provider.shutdown());
}

const tracerName = 'tracer';

function isWanted(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false;
  if (environment['OTEL_TRACES_EXPORTER'] === 'none') return false;
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  return (endpoint ?? '').trim() !== '';
}

/** What a span is called and told; read only when traces are on. Never holds what a caller entered or said. */
export type SpanTold<Result> = {
  name: string;
  kind?: 'server' | 'client';
  attributes?: Attributes;
  /** What is known once the work is done. */
  after?: (result: Result) => Attributes;
};

/** Does the work, as a span of the trace that is under way when traces are on. */
export function traced<Result>(told: () => SpanTold<Result>, work: () => Promise<Result>): Promise<Result> {
  const tracer = presentProcessWide<Tracer>(tracerName);
  return tracer ? inSpan(tracer, told(), work) : work();
}

async function inSpan<Result>(
  tracer: Tracer,
  { name, kind, attributes = {}, after }: SpanTold<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, { kind: kind ? kinds[kind] : SpanKind.INTERNAL, attributes });
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    if (after) span.setAttributes(after(result));
    return result;
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : '' });
    throw error;
  } finally {
    span.end();
  }
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
