namespace Rehearsal.World;

internal sealed partial class World
{
    private readonly Dictionary<ulong, WorldAttachment> _files = [];
    private readonly Dictionary<Upload, WorldAttachment> _uploads = [];

    internal WorldAttachment Store(Upload upload, string? description = null) => Locked(() =>
    {
        if (!_uploads.TryGetValue(upload, out var file))
        {
            file = new(NextId(), upload.FileName, upload.ContentType, upload.Bytes, description);
            _uploads[upload] = file;
            _files[file.Id] = file;
        }
        return file;
    });

    internal WorldAttachment? FindFile(ulong id) => Locked(() => _files.GetValueOrDefault(id));
}
