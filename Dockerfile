# Two targets from one build: docker build --target portal .   docker build --target bridge .
# Name the images by digest where it counts, as deploy/pin-images.sh says them: --build-arg JRE_IMAGE=eclipse-temurin:25-jre@sha256:…
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre
FROM ${BUILD_IMAGE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
# Codegen starts a throw-away PostgreSQL, which refuses to run as root.
RUN useradd --create-home builder
USER builder
WORKDIR /home/builder/nurt
COPY --chown=builder . .
# In this order: the distribution's npm on its own Node refuses npm 11, but not on Node 24.
RUN npm install --global --prefix "$HOME/node24" "node-linux-$(node -p process.arch)@24.17.0" \
    && PATH="$HOME/node24/bin:$PATH" npm install --global --prefix "$HOME/node24" npm@11.21.2 \
    && mvn -B -ntp package -Dmaven.test.skip=true -Dvaadin.node.folder="$HOME/node24/bin" \
    && java -Djarmode=tools -jar src/target/nurt-portal.jar extract --destination src/target/portal

FROM ${JRE_IMAGE} AS base
# A volume takes its owner from the folder it is mounted over.
RUN useradd --system --uid 10001 nurt && install --directory --owner=nurt /var/lib/nurt-bridge
USER nurt
WORKDIR /app

FROM base AS portal
# Unpacked, for a jar of jars finds its classes slowly.
COPY --from=build /home/builder/nurt/src/target/portal/ ./
EXPOSE 8080
# The image has neither curl nor wget.
HEALTHCHECK --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/${SERVER_ADDRESS:-localhost}/${NURT_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar", "nurt-portal.jar"]

FROM base AS bridge
COPY --from=build /home/builder/nurt/meter-bridge/target/bridge/ ./
USER root
# Java remembers what the bridge loads at its start; it must be this image's Java.
RUN java -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=start.aot -jar meter-bridge.jar self-test
USER nurt
VOLUME /var/lib/nurt-bridge
ENTRYPOINT ["java", "-XX:AOTCache=/app/start.aot", "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=warning:stderr", "-jar", "/app/meter-bridge.jar"]
CMD ["run", "--config", "/etc/nurt/bridge.yaml"]
