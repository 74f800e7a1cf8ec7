namespace MLKids.Studio.Projects.Arrivals;

/// <summary>The ways in which a project is made of what arrived.</summary>
internal enum ArrivedWhat
{
    /// <summary>It is a project.</summary>
    Project,

    /// <summary>It was a project and is damaged: what is left can be rescued.</summary>
    Damaged,

    /// <summary>A Scratch program.</summary>
    Program,

    /// <summary>A project of Teachable Machine or Machine Learning for Kids.</summary>
    Foreign,

    /// <summary>A table.</summary>
    Table,

    /// <summary>Pictures, in folders by label.</summary>
    Pictures,

    /// <summary>Sounds, in folders by label.</summary>
    Sounds,

    /// <summary>Text files whose lines are examples, one file or folder a label.</summary>
    Words,

    /// <summary>One text to write from.</summary>
    Text,
}
