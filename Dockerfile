# The image of every app; docker-compose.yml says which one a container runs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit
COPY . .
# Containers use a PostgreSQL of their own, so the binaries of the embedded one (optional) stay out of the image.
RUN npm run build && npm prune --ignore-scripts --omit=dev --omit=optional

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Crossdock" org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production HOST=0.0.0.0 CROSSDOCK_HOME=/var/lib/crossdock
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/mappings ./mappings
COPY --from=build /app/partners ./partners
RUN mkdir -p /var/lib/crossdock && chown node:node /var/lib/crossdock
USER node
VOLUME /var/lib/crossdock
EXPOSE 4080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4080) + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/crossdock.js"]
CMD ["start"]
