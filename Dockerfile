# Onus as one static binary; its data lies in /data.
FROM golang:1.26 AS build
ENV GOTOOLCHAIN=local
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /onus ./cmd/onus \
 && mkdir /data

# busybox for its wget, which the health check needs.
FROM busybox:1.37-musl
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /onus /onus
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=12 \
  CMD wget -q -O /dev/null http://127.0.0.1:8080/readyz
ENTRYPOINT ["/onus"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--store", "/data/onus.db"]
