using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>What Linux says about a file and .NET does not: how many names it has, and whether it belongs to the bot's user.</summary>
internal sealed record FileStatus(uint Links, bool IsOurs)
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7ff;
    private const int LinksAt = 16;
    private const int OwnerAt = 20;
    private const int Size = 256;

    /// <summary>Returns null where the system does not say, which is everywhere but on Linux, and when there is no such file.</summary>
    internal static FileStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var fields = new byte[Size];
            return Native.Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, BasicFields, fields) == 0
                ? new FileStatus(
                    BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(LinksAt)),
                    BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(OwnerAt)) == Native.EffectiveUser())
                : null;
        }
        catch (Exception old) when (old is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library without statx is older than those that .NET 10 runs on, so nothing else is tried.
            return null;
        }
    }

    /// <summary>
    /// Calls of the C library. Unlike that of <c>stat</c>, the structure of <c>statx</c> is the same on every processor.
    /// </summary>
    [SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Generated marshalling needs unsafe code, which is not allowed.")]
    private static class Native
    {
        [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] fields);

        [DllImport("libc", EntryPoint = "geteuid", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern uint EffectiveUser();
    }
}
