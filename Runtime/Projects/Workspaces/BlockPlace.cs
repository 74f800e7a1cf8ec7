namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>Where a block stands.</summary>
internal enum BlockPlace
{
    /// <summary>Alone on the workspace, at the top of a stack.</summary>
    Top,

    /// <summary>Below another, or first in a branch.</summary>
    Stack,

    /// <summary>In a slot.</summary>
    Slot,
}
