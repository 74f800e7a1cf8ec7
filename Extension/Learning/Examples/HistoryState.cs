namespace MLKids.Learning.Examples;

/// <summary>Where a step stands.</summary>
public enum HistoryState
{
    /// <summary>Its changes are in the project.</summary>
    Done,

    /// <summary>Undone, and can be redone.</summary>
    Undone,

    /// <summary>Undone, and something else was done since: kept in the history, cannot be redone.</summary>
    Dropped,
}
