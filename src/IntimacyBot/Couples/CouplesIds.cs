using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Couples;

[Route("home")]
internal readonly record struct HomeId : ICustomId;

/// <summary>Identifies the menu of /home. The value of each line is the custom id of a button that opens the same page.</summary>
[Route("homemenu")]
internal readonly record struct HomeMenuId : ICustomId;

/// <summary>Ends a pause from /home.</summary>
[Route("resume")]
internal readonly record struct ResumeId : ICustomId;

/// <summary>Opens everything that waits, beginning at this line.</summary>
[Route("waiting")]
internal readonly record struct AllWaitingId(int From) : ICustomId;

/// <summary>Confirms that the inviter has read that nothing came of this invitation.</summary>
[Route("invite-read")]
internal readonly record struct LetInvitationBeId(Guid Invitation) : ICustomId;

/// <summary>Switches from direct messages back to the bell.</summary>
[Route("use-bell")]
internal readonly record struct UseBellId : ICustomId;

/// <summary>Opens somebody's own settings.</summary>
[Route("settings")]
internal readonly record struct SettingsId : ICustomId;

/// <summary>Opens the page that is to be read first.</summary>
[Route("read-first")]
internal readonly record struct ReadFirstId : ICustomId;

/// <summary>Opens a page with a select of people.</summary>
[Route("pair")]
internal readonly record struct OpenPairingId : ICustomId;

/// <summary>Identifies the select of people itself.</summary>
[Route("partner")]
internal readonly record struct PartnerSelectId : ICustomId;

/// <summary>Returns to the inviter's page.</summary>
[Route("inviting")]
internal readonly record struct InvitingId(Snowflake Partner) : ICustomId;

/// <summary>Sends the invitation.</summary>
[Route("invite")]
internal readonly record struct InviteId(Snowflake Partner) : ICustomId;

/// <summary>Sends the invitation from a page that says what it tells somebody whom the inviter had left.</summary>
[Route("invite-back")]
internal readonly record struct InviteBackId(Snowflake Partner) : ICustomId;

/// <summary>Drops the invitation before it is sent.</summary>
[Route("invite-not")]
internal readonly record struct DeclineToInviteId : ICustomId;

/// <summary>Accepts the invitation.</summary>
[Route("accept")]
internal readonly record struct AcceptInvitationId(Guid Invitation) : ICustomId;

/// <summary>Says no for the invited person. It changes nothing, so that they can still accept.</summary>
[Route("accept-later")]
internal readonly record struct NotYetId(Guid Invitation) : ICustomId;

/// <summary>Says the same no on pages that were opened before the no named the time until which they can accept.</summary>
[Route("accept-not")]
internal readonly record struct DeclineInvitationId : ICustomId;

/// <summary>Blocks further invitations from this person.</summary>
[Route("no-more")]
internal readonly record struct BlockInviterId(Guid Invitation) : ICustomId;

/// <summary>Invites the partner of a couple that rests. The couple's id names the page from which it is pressed.</summary>
[Route("invite-again")]
internal readonly record struct InviteAgainId(Guid Couple, Snowflake Partner) : ICustomId;

/// <summary>Switches one kind of consent. An empty person stands for somebody who has done nothing here yet.</summary>
[Route("consent")]
internal readonly record struct ConsentId(Guid Person, Consent Kind, bool On) : ICustomId;

/// <summary>Answers whether a kind of consent stays on.</summary>
[Route("still-on")]
internal readonly record struct ConsentReviewId(Guid Person, Consent Kind, bool On) : ICustomId;

/// <summary>Answers that the reader has seen that something of theirs cannot be read any more.</summary>
[Route("damaged-read")]
internal readonly record struct DamagedReadId : ICustomId;

[Route("pause")]
internal readonly record struct PauseId(bool Pause) : ICustomId;

/// <summary>Opens the page that says whether somebody is paused.</summary>
[Route("pausepage")]
internal readonly record struct PausePageId : ICustomId;

/// <summary>Explains how a couple makes a server of their own.</summary>
[Route("d.own")]
internal readonly record struct OwnServerId : ICustomId;

/// <summary>Opens the page with both ways of leaving.</summary>
[Route("leave")]
internal readonly record struct LeaveId : ICustomId;

/// <summary>Opens the form of one way.</summary>
[Route("leave-way")]
internal readonly record struct LeaveChoiceId(bool Clear) : ICustomId;

[Route("leave-word")]
internal readonly record struct LeaveFormId(bool Clear) : ICustomId;
