namespace MLKids.Learning.Examples;

/// <summary>The text by which a <see cref="ModelKind"/> is saved in project files. Never changed.</summary>
public static class ModelKindText
{
    private static readonly Dictionary<ModelKind, string> Texts = new()
    {
        [ModelKind.Pictures] = "pictures",
        [ModelKind.Sounds] = "sounds",
        [ModelKind.Words] = "words",
        [ModelKind.Numbers] = "numbers",
        [ModelKind.PredictNumbers] = "predict-numbers",
        [ModelKind.Text] = "text",
    };

    private static readonly Dictionary<string, ModelKind> Kinds = Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The saved text of a kind.</summary>
    public static string ToText(this ModelKind kind) => Texts[kind];

    /// <summary>The kind of a saved text.</summary>
    /// <exception cref="LearningException">No kind has that text (<see cref="LearningCodes.DamagedProject"/>).</exception>
    public static ModelKind Parse(string text) =>
        Kinds.TryGetValue(text, out var kind)
            ? kind
            : throw new LearningException(
                LearningCodes.DamagedProject,
                "This project has a kind of model I do not know.",
                $"Found model kind '{text}', wanted one of: {string.Join(", ", Texts.Values)}.");

    /// <summary>Whether the child sorts examples of this kind by label.</summary>
    public static bool HasLabels(this ModelKind kind) => kind is not (ModelKind.PredictNumbers or ModelKind.Text);

    /// <summary>The one label that holds the examples of a kind that has none for the child.</summary>
    public static string HomeLabel(this ModelKind kind) => kind == ModelKind.Text ? "texts" : "rows";
}
