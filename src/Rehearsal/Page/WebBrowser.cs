using System.ComponentModel;
using System.Diagnostics;

namespace Rehearsal.Page;

internal static class WebBrowser
{
    /// <summary>Opens the default browser, or does nothing when there is none.</summary>
    public static void TryOpen(Uri address)
    {
        var url = address.ToString();
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", "start", url])
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [url]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            Process.Start(start)?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // The address is printed too, so it can be opened by hand.
        }
    }
}
