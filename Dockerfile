# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN deploy/publish.sh /out \
 && mkdir --mode=0700 /empty

# No shell and no package manager; "extra" brings ICU and the time zones. ASP.NET Core answers the health check.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /out .
# The only places that are written to. Two, because the key must not lie beside the database.
COPY --from=build --chown=1654:1654 /empty /data
COPY --from=build --chown=1654:1654 /empty /keys

# Diagnostics off: nobody attaches to the process, and nothing is written to /tmp for it.
ENV DOTNET_EnableDiagnostics=0 \
    Storage__ConnectionString="Data Source=/data/intimacybot.db" \
    Sealing__KeyFile=/keys/master.key

USER 1654:1654
VOLUME ["/data", "/keys"]
# Asks inside the container; no port is opened to the outside.
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m --retries=3 CMD ["dotnet", "IntimacyBot.dll", "--health"]
ENTRYPOINT ["dotnet", "IntimacyBot.dll"]
