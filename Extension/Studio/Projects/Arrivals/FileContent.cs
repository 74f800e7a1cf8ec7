namespace MLKids.Studio.Projects.Arrivals;

/// <summary>What a file is, told by its bytes.</summary>
internal enum FileContent
{
    /// <summary>An MLKids project, whole or damaged.</summary>
    Project,

    /// <summary>A ZIP archive: a Scratch program or another program's project.</summary>
    Archive,

    /// <summary>Rows and columns.</summary>
    Table,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>A recording.</summary>
    Sound,

    /// <summary>A picture, or what nobody knows: who reads it says what is wrong with it.</summary>
    Picture,
}
