namespace MLKids.Blocks.Contracts;

/// <summary>
/// The trained models of the open project, for plugins that ask them. A pack's constructor may ask for it; it needs the permission <c>models</c>. Safe to use from any thread,
/// at any time.
/// </summary>
public interface IModels
{
    /// <summary>The project's models by name, trained or not; empty while no project is open.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The labels of a model, in the order of the project; empty if there is no such model.</summary>
    IReadOnlyList<string> Labels(string model);

    /// <summary>Asks a model about a text, or about a row of values (<c>size=3, colour=red</c>), whichever it learned from.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="input">The text or row.</param>
    /// <param name="stopped">Stops waiting.</param>
    /// <exception cref="Diagnostics.BlockException">There is no such model, it has not learned yet, or it learned from something else.</exception>
    Task<ModelAnswer> Classify(string model, string input, CancellationToken stopped = default);

    /// <summary>Asks a model about a picture or a sound.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="file">A PNG, JPEG or WAV file's bytes, for instance from <see cref="IStageInput.TakePicture"/>.</param>
    /// <param name="stopped">Stops waiting.</param>
    /// <exception cref="Diagnostics.BlockException">There is no such model, it has not learned yet, learned from something else, or the file cannot be read.</exception>
    Task<ModelAnswer> Classify(string model, ReadOnlyMemory<byte> file, CancellationToken stopped = default);
}
