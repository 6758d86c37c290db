# Gyre in a container: built in one stage, run in another without compilers, not as root, with a read-only root file system.
FROM node:20-bookworm AS build
WORKDIR /gyre
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY web/package.json web/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm run native && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production GYRE_DATA_DIR=/data GYRE_PROXY_LISTEN=0.0.0.0:8080 GYRE_ADMIN_LISTEN=0.0.0.0:8081
WORKDIR /gyre
COPY --from=build /gyre/package.json ./
COPY --from=build /gyre/node_modules node_modules
COPY --from=build /gyre/shared/package.json shared/package.json
COPY --from=build /gyre/shared/dist shared/dist
COPY --from=build /gyre/server/package.json server/package.json
COPY --from=build /gyre/server/dist server/dist
COPY --from=build /gyre/server/native/build server/native/build
COPY --from=build /gyre/web/dist web/dist
COPY --from=build /gyre/drizzle drizzle
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD node -e "fetch('http://127.0.0.1:8081/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "server/dist/bundle/main.js"]
