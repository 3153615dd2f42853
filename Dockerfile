# Three stages: build everything, install what runs, and keep only what runs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY next.config.js tsconfig.json ./
COPY public ./public
COPY lib ./lib
COPY server ./server
COPY app ./app
RUN npm run -s build && rm -rf .next/cache

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /app
# Without Redis everything is kept in /data; with it nothing is written at all.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOST=0.0.0.0 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY package.json next.config.js ./
COPY public ./public
COPY lib/packs/samples ./lib/packs/samples
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: the signal to stop must reach it.
CMD ["node", "--enable-source-maps", "dist/server.mjs"]
