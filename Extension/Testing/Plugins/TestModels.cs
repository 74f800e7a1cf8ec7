using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;

namespace MLKids.Testing;

/// <summary>Models that answer what the test tells them to. At first there is none.</summary>
public sealed class TestModels : IModels
{
    private readonly List<Model> _models = [];
    private readonly Lock _lock = new();
    private readonly Func<bool> _isPermitted;

    internal TestModels(Func<bool> isPermitted) => _isPermitted = isPermitted;

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _models.Select(m => m.Name)];
        }
    }

    /// <summary>All that was asked so far: model and input; bytes as <c>3 bytes</c>.</summary>
    public IReadOnlyList<(string Model, string Input)> Asked
    {
        get
        {
            lock (_lock)
                return [.. _models.SelectMany(m => m.Asked.Select(i => (m.Name, i)))];
        }
    }

    /// <summary>Adds a model that takes everything for its first label, with 100 %.</summary>
    public TestModels Add(string model, params string[] labels)
    {
        if (labels.Length == 0)
            throw new ArgumentException("A model has labels: Add(\"leaves\", \"oak\", \"maple\").", nameof(labels));
        lock (_lock)
            _models.Add(new Model(model, labels) { Answer = _ => new ModelAnswer(labels[0], 100, true) });
        return this;
    }

    /// <summary>What a model answers from now on.</summary>
    public TestModels Answers(string model, string label, double confidence = 100, bool isSure = true) => Answers(model, _ => new ModelAnswer(label, confidence, isSure));

    /// <summary>What a model answers from now on, by the input: the text, or <c>3 bytes</c> for a file.</summary>
    public TestModels Answers(string model, Func<string, ModelAnswer> answer)
    {
        Find(model).Answer = answer;
        return this;
    }

    public IReadOnlyList<string> Labels(string model)
    {
        lock (_lock)
            return _models.Find(m => m.Name == model)?.Labels ?? [];
    }

    public Task<ModelAnswer> Classify(string model, string input, CancellationToken stopped = default)
    {
        if (stopped.IsCancellationRequested)
            return Task.FromCanceled<ModelAnswer>(stopped);
        if (!_isPermitted())
            return Task.FromException<ModelAnswer>(PermittedInput.Refused("models"));
        try
        {
            var asked = Find(model);
            lock (_lock)
                asked.Asked.Add(input);
            return Task.FromResult(asked.Answer(input));
        }
        catch (Exception e)
        {
            return Task.FromException<ModelAnswer>(e);
        }
    }

    public Task<ModelAnswer> Classify(string model, ReadOnlyMemory<byte> file, CancellationToken stopped = default) => Classify(model, $"{file.Length} bytes", stopped);

    private Model Find(string name)
    {
        lock (_lock)
            return _models.Find(m => m.Name == name) ?? throw new BlockException(
                LearningCodes.NoModel, "There is no model with this name. Choose another one.", $"The test has no model \"{name}\"; add it with Models.Add(\"{name}\", ...).");
    }

    private sealed record Model(string Name, IReadOnlyList<string> Labels)
    {
        public required Func<string, ModelAnswer> Answer { get; set; }

        public List<string> Asked { get; } = [];
    }
}
