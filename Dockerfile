# The service without a Neo4j of its own: set NEO4J_URI, as compose.yaml does.
FROM node:22-slim AS build
WORKDIR /silian
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json codegen.ts ./
COPY schema schema
COPY src src
COPY web web
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production SILIAN_HOME=/home/node/silian
WORKDIR /silian
COPY package.json LICENSE ./
COPY schema schema
COPY cypher cypher
COPY seed seed
# src holds what is no TypeScript too: GraphiQL's starter query and its bundler
COPY src src
COPY --from=build /silian/node_modules node_modules
COPY --from=build /silian/dist dist
USER node
RUN mkdir -p /home/node/silian
VOLUME /home/node/silian
EXPOSE 4000
# node itself, not npm: signals have to reach the service
# the flags of src/cli.ts
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "dist/cli.js", "serve"]
