using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tests.TestKit;

/// <summary>A server on this machine whose certificate of its own making is valid in a given time only. No client gets past it.</summary>
internal sealed class CertificateServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Task _running;

    private CertificateServer(X509Certificate2 certificate)
    {
        _certificate = certificate;
        _listener.Start();
        _running = AcceptAsync();
    }

    public string ApiBaseUrl => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v10";

    /// <summary>Starts a server whose certificate is valid for a year that begins in so many days.</summary>
    public static CertificateServer Start(int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        var begins = TimeProvider.System.GetUtcNow().AddDays(days);
        using var made = request.CreateSelfSigned(begins, begins.AddDays(365));
        return new(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _running;
        _certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                await GreetAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The server was stopped.
        }
    }

    private async Task GreetAsync(TcpClient client)
    {
        using var _ = client;
        await using var secured = new SslStream(client.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(_certificate);
            await secured.ReadExactlyAsync(new byte[1]);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client refuses the certificate, which is what it is for.
        }
    }
}
