using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Couples;

[Route("home")]
internal readonly record struct HomeId : ICustomId;

/// <summary>Opens somebody's own settings.</summary>
[Route("settings")]
internal readonly record struct SettingsId : ICustomId;

/// <summary>
/// Opens the safety page for somebody who is invited. The page's own id may stand on the same card, so this is another one.
/// </summary>
[Route("read-first")]
internal readonly record struct ReadFirstId : ICustomId;

/// <summary>Opens a page with a select of people.</summary>
[Route("pair")]
internal readonly record struct OpenPairingId : ICustomId;

/// <summary>The select itself.</summary>
[Route("partner")]
internal readonly record struct PartnerSelectId : ICustomId;

/// <summary>The inviter's yes.</summary>
[Route("invite")]
internal readonly record struct InviteId(Snowflake Partner) : ICustomId;

/// <summary>The inviter's no.</summary>
[Route("invite-not")]
internal readonly record struct DeclineToInviteId : ICustomId;

/// <summary>The invited person's yes.</summary>
[Route("accept")]
internal readonly record struct AcceptInvitationId(Guid Invitation) : ICustomId;

/// <summary>The invited person's no, which changes nothing anywhere.</summary>
[Route("accept-not")]
internal readonly record struct DeclineInvitationId : ICustomId;

/// <summary>No more from this person.</summary>
[Route("no-more")]
internal readonly record struct BlockInviterId(Guid Invitation) : ICustomId;

/// <summary>Out of a couple that rests, and on to a new invitation.</summary>
[Route("invite-again")]
internal readonly record struct InviteAgainId(Guid Couple, Snowflake Partner) : ICustomId;

/// <summary>Switches one kind; an empty person is one who has done nothing here yet.</summary>
[Route("consent")]
internal readonly record struct ConsentId(Guid Person, Consent Kind, bool On) : ICustomId;

/// <summary>Answers whether a kind stays on.</summary>
[Route("still-on")]
internal readonly record struct ConsentReviewId(Guid Person, Consent Kind, bool On) : ICustomId;

[Route("pause")]
internal readonly record struct PauseId(bool Pause) : ICustomId;

/// <summary>Opens the page with both ways of leaving.</summary>
[Route("leave")]
internal readonly record struct LeaveId : ICustomId;

/// <summary>Opens the form of one way.</summary>
[Route("leave-way")]
internal readonly record struct LeaveChoiceId(bool Clear) : ICustomId;

[Route("leave-word")]
internal readonly record struct LeaveFormId(bool Clear) : ICustomId;
