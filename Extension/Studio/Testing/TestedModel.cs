using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Testing;

/// <summary>A trained model that is asked on the test page. Pages name it <c>12</c> (the newest of model 12) or <c>12@345</c> (a kept earlier one).</summary>
/// <param name="Name">As pages name it.</param>
/// <param name="Info">The model.</param>
/// <param name="Model">As trained.</param>
/// <param name="Featurizer">The one that it was trained with; null for text.</param>
internal sealed record TestedModel(string Name, ModelInfo Info, TrainedModel Model, IFeaturizer? Featurizer)
{
    /// <summary>Model and version (null: the newest) of a name.</summary>
    /// <exception cref="StudioException">That is none.</exception>
    public static (long Model, long? Version) Parse(string name)
    {
        var parts = name.Split('@');
        if (parts.Length <= 2 && TryRead(parts[0], out var model))
        {
            if (parts.Length == 1)
                return (model, null);
            if (TryRead(parts[1], out var version))
                return (model, version);
        }

        throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Load the page again.", $"'{name}' names no model; wanted 12 or 12@345.");
    }

    /// <summary>An example as it would be stored: a file's bytes, or what was typed.</summary>
    /// <exception cref="Learning.LearningException">It cannot be read.</exception>
    public byte[] Example(byte[] sent) => Info.Kind.IsTyped() ? TypedExample.ToBytes(Info.Kind, Encoding.UTF8.GetString(sent), (Featurizer as RowFeaturizer)?.Columns) : sent;

    /// <summary>The answer for an example.</summary>
    /// <exception cref="Learning.LearningException">It cannot be read, or the model writes text.</exception>
    public TestAnswer Answer(ReadOnlySpan<byte> example) => Answer(Featurizer is null ? [] : Model.Features(example, Featurizer));

    /// <summary>The answer for features.</summary>
    public TestAnswer Answer(ReadOnlySpan<float> features) => Model.Learned is IRegressor
        ? TestAnswer.OfNumbers(Name, Model.Labels, Model.PredictNumbers(features))
        : TestAnswer.OfLabels(Name, Model, Model.Predict(features));

    private static bool TryRead(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
