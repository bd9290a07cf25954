using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>The sentences of each page: its title, its text, and one thing to try.</summary>
[Texts("Learn")]
internal enum LearnText
{
    About,
    AboutTopic,
    LabelLearn,
    AboutLearn,
    Page,
    Try,
    LabelNext,
    AnotherPage,

    ReadFirstTitle,
    ReadFirst,
    LevelsTitle,
    Levels,
    LevelsTry,
    SelfTitle,
    Self,
    SelfTry,
    ReadyTitle,
    Ready,
    ReadyTry,
    OwnTitle,
    Own,
    OwnTry,
    HearTitle,
    Hear,
    HearTry,
    AnswerTitle,
    Answer,
    AnswerTry,
    HidingTitle,
    Hiding,
    HidingTry,
    MendTitle,
    Mend,
    MendTry,
    SmallTitle,
    Small,
    SmallTry,
    FormsTitle,
    Forms,
    FormsTry,
    MoreThanPracticeTitle,
    MoreThanPractice,
    MoreThanPracticeTry,
}
