using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Pictures;

/// <summary>A picture with the language of the text that replaces it for whoever cannot see it.</summary>
internal sealed record CaptionedPicture(Picture Picture, string Language);

/// <summary>A picture as it is sent: the file, and the component that shows it.</summary>
internal sealed record DrawnPicture(MediaGallery Gallery, AttachedFile File);
