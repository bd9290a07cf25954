using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Discord.Rest;

/// <summary>
/// Accepts exactly the certificates that the system accepts, and tells one that is not valid at the machine's time from every other,
/// because it is the machine's clock then that has to be mended.
/// </summary>
internal static class CertificateCheck
{
    /// <summary>The callback of the connection.</summary>
    /// <exception cref="CertificateTimeException">The certificate, or one above it, is not valid at the machine's time.</exception>
    public static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None && chain is not null && IsTimeWrong(chain.ChainStatus))
            throw new CertificateTimeException();
        return errors == SslPolicyErrors.None;
    }

    /// <summary>Whether a certificate of the chain is not valid yet or not valid any more.</summary>
    public static bool IsTimeWrong(IEnumerable<X509ChainStatus> statuses) =>
        statuses.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid));
}

/// <summary>The server's certificate is not valid at the machine's time.</summary>
internal sealed class CertificateTimeException() : AuthenticationException("the certificate is not valid at the machine's time");
