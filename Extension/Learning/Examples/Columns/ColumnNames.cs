namespace MLKids.Learning.Examples.Columns;

/// <summary>Names that people give to columns of labels and of texts, as <see cref="ColumnSet.Key"/>.</summary>
internal static class ColumnNames
{
    internal static readonly HashSet<string> Label = new(StringComparer.Ordinal)
    {
        "LABEL", "LABELS", "CLASS", "TYPE", "CATEGORY", "SPECIES", "KIND", "ANSWER", "TARGET", "GROUP", "ETIKETT", "KLASSE", "CLASE", "ETIQUETA", "CLASSE", "ÉTIQUETTE", "ETICHETTA",
    };

    internal static readonly HashSet<string> Text = new(StringComparer.Ordinal)
    {
        "TEXT", "SENTENCE", "SENTENCES", "MESSAGE", "WORDS", "COMMENT", "REVIEW", "SATZ", "TEXTO", "TEXTE", "TESTO", "FRASE", "PHRASE",
    };
}
