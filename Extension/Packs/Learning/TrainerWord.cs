namespace MLKids.Packs.Learning;

/// <summary>The kinds of messages to and from a process of trainers.</summary>
internal enum TrainerWord : byte
{
    /// <summary>To: fit. Trainer, seed, numbers, feature length, labels, number of rows.</summary>
    Fit = 1,

    /// <summary>To: some rows of the fit that began. Labels, groups, floats.</summary>
    Rows,

    /// <summary>To: keep a head. Slot, trainer, bytes.</summary>
    Load,

    /// <summary>To: ask a head. Slot, floats.</summary>
    Ask,

    /// <summary>From: how far the fit is. Done, loss, round.</summary>
    Progress,

    /// <summary>From: the fit is done. Feature length, label count, the head's bytes.</summary>
    Fitted,

    /// <summary>From: the head is kept. Feature length, label count.</summary>
    Loaded,

    /// <summary>From: floats.</summary>
    Answers,

    /// <summary>From: it failed, but goes on living. Code and sentence (empty: nobody foresaw it), message.</summary>
    Failed,

    /// <summary>From: it has started.</summary>
    Ready,
}
