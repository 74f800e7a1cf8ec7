namespace MLKids.Learning.Trainers.Writing;

/// <summary>What a text model takes as one piece. Saved in models.</summary>
public enum TextUnit
{
    /// <summary>Words, punctuation marks, emoji, line ends; scripts without spaces by character.</summary>
    Words = 0,

    /// <summary>Characters as people see them (grapheme clusters), spaces and line ends among them.</summary>
    Characters = 1,
}
