using System.Text;
using Discord.Models;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>
/// The file in which a run notes what it makes, before it makes it. While a run has it open, no other can. It is deleted once everything
/// in it is gone.
/// </summary>
internal sealed class SelfTestNotes : IDisposable
{
    private readonly FileStream _file;
    private readonly List<ThreadNote> _open;

    private SelfTestNotes(FileStream file, IEnumerable<ThreadNote> open) => (_file, _open) = (file, [.. open]);

    /// <summary>What is not known to be gone.</summary>
    public IReadOnlyList<ThreadNote> Open => [.. _open];

    /// <exception cref="SelfTestException">The file is used by another run, cannot be written, or holds something else.</exception>
    public static SelfTestNotes At(string path)
    {
        var file = OpenFile(path);
        try
        {
            using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            var text = reader.ReadToEnd();
            var open = ThreadNote.Read(text);
            var notes = new SelfTestNotes(file, open);
            // What a killed run wrote half of would spoil the next line.
            file.SetLength(Encoding.UTF8.GetByteCount(text[..(text.LastIndexOf('\n') + 1)]));
            file.Seek(0, SeekOrigin.End);
            if (file.Length == 0)
                notes.Write(ThreadNote.Heading);
            return notes;
        }
        catch (FormatException e)
        {
            file.Dispose();
            throw new SelfTestException(SelfTestText.ProblemNotesUnreadable, ("file", path), ("line", e.Message));
        }
    }

    public void Add(ThreadNote note)
    {
        Write(note.Line);
        _open.Add(note);
    }

    public ThreadNote SetMade(ThreadNote note, Snowflake id)
    {
        Write(ThreadNote.MadeLine(note.Name, id));
        var made = note with { Made = id };
        _open[_open.IndexOf(note)] = made;
        return made;
    }

    public void SetGone(ThreadNote note)
    {
        Write(note.GoneLine);
        _open.Remove(note);
    }

    public void Dispose()
    {
        if (_open.Count == 0)
            File.Delete(_file.Name);
        _file.Dispose();
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SelfTestException(SelfTestText.ProblemUsed, ("file", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SelfTestException(SelfTestText.ProblemNotesPlace, ("file", path));
        }
    }

    private void Write(string line)
    {
        _file.Write(Encoding.UTF8.GetBytes($"{line}\n"));
        _file.Flush(flushToDisk: true);
    }
}
