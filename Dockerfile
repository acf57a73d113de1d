# The server, without a database: set DATABASE_URL, RINGTREE_SECRET_KEY and PUBLIC_URL (docs/operators.md). compose.yaml has all of it.
FROM node:24-bookworm-slim AS build
WORKDIR /ringtree
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /ringtree
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 RINGTREE_DATA=/var/lib/ringtree
WORKDIR /ringtree
RUN mkdir /var/lib/ringtree && chown node:node /var/lib/ringtree
COPY --from=packages /ringtree/node_modules node_modules
COPY --from=build /ringtree/.next .next
COPY --from=build /ringtree/lib/database/generated lib/database/generated
COPY . .
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The process itself and not a launcher, so that it hears when it is told to end.
CMD ["node", "server.ts"]
