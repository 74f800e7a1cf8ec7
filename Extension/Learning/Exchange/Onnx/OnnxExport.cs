using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Examples;
using MLKids.Learning.Onnx;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Exchange.Onnx;

/// <summary>
/// A trained model → one ONNX file (https://onnx.ai) that plain ONNX Runtime runs: featurizer and head in one graph, everything else that a user needs in its metadata. The
/// file is read again and compared with the model before it gets its name.
/// </summary>
public static class OnnxExport
{
    /// <summary>Largest difference of a probability at which the file counts as the same model.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Examples that are compared at most.</summary>
    public const int MostCompared = 24;

    private const int Seed = 20_26;

    /// <summary>Refuses kinds of models that have no form in ONNX, before anything is loaded.</summary>
    /// <exception cref="LearningException">It is one (<see cref="LearningCodes.NotExportable"/>).</exception>
    public static void Require(ModelInfo info)
    {
        if (info.Kind is ModelKind.Words or ModelKind.Text)
            throw OnnxFile.NotExportable($"'{info.Name}' learns from letters and words, for which ONNX has no operator");
    }

    /// <summary>Writes the file; one that is there already is replaced only when the new one is complete and answers as the model does.</summary>
    /// <param name="project">Its examples are what is compared.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="path">Where to.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="LearningException">This kind cannot be written (<see cref="LearningCodes.NotExportable"/>), the file answers otherwise
    /// (<see cref="LearningCodes.ExportDiffers"/>), or it cannot be written there (<see cref="LearningCodes.CannotWrite"/>).</exception>
    public static OnnxExportReport Run(ProjectFile project, OnnxModel model, string path, CancellationToken cancellation = default)
    {
        path = Path.GetFullPath(path);
        var file = OnnxFile.Of(model);
        var unfinished = path + ".unfinished";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                stream.Write(file.Bytes);
                stream.Flush(flushToDisk: true);
            }

            var (compared, synthetic, difference) = Compare(project, model, file, File.ReadAllBytes(unfinished), cancellation);
            File.Move(unfinished, path, overwrite: true);
            return new OnnxExportReport(path, file.Bytes.Length, compared, synthetic, difference, InputText(file), OutputText(file, model));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ProjectTrouble.Unwritable(path, error.Message, error);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    /// <summary>Holds a file against a model.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.ExportDiffers"/>.</exception>
    internal static (int Compared, bool Synthetic, double Difference) Compare(
        ProjectFile project, OnnxModel model, OnnxFile file, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            using var reload = new OnnxReload(bytes, file);
            var (compared, largest) = (0, 0.0);
            foreach (var example in RealExamples(project, model))
                largest = Math.Max(largest, Difference(model, reload, file, example, ref compared, cancellation));
            var synthetic = compared == 0;
            var random = new Random(Seed);
            for (var i = 0; synthetic && i < MostCompared; i++)
                largest = Math.Max(largest, Difference(model, reload, file, ((IOnnxFeaturizer)model.Featurizer).SyntheticExample(random), ref compared, cancellation));
            return (compared, synthetic, largest);
        }
        catch (OnnxRuntimeException error)
        {
            throw Differs(model, $"ONNX Runtime refuses the file: {error.Message}", error);
        }
    }

    /// <summary>Some examples of every label.</summary>
    private static IEnumerable<byte[]> RealExamples(ProjectFile project, OnnxModel model)
    {
        var labels = project.Labels.Of(model.Info.Id);
        var each = Math.Max(1, MostCompared / Math.Max(1, labels.Count));
        return labels.SelectMany(label => project.Examples.List(label.Id, count: each)).Take(MostCompared).Select(example => project.Examples.ReadContent(example.Id));
    }

    private static double Difference(OnnxModel model, OnnxReload reload, OnnxFile file, byte[] example, ref int compared, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var features = new float[model.Featurizer.FeatureLength];
        var input = new float[file.Input.Length];
        try
        {
            model.Featurizer.Featurize(example, features);
            ((IOnnxFeaturizer)model.Featurizer).FillInput(example, input);
        }
        catch (LearningException error) when (error.Code != LearningCodes.MissingFeaturizer)
        {
            // An example that cannot be read says nothing about the file.
            return 0;
        }

        compared++;
        var wanted = new float[model.Labels.Count];
        if (model.Learned is IHead head)
            head.Predict(features, wanted);
        else
            ((IRegressor)model.Learned).Predict(features, wanted);
        var (found, label) = reload.Run(input);
        if (found.Length != wanted.Length)
            throw Differs(model, $"{found.Length} answers, wanted {wanted.Length}");
        var difference = 0.0;
        for (var i = 0; i < wanted.Length; i++)
            difference = Math.Max(difference, Math.Abs(found[i] - wanted[i]) / (label is null ? Math.Max(1, Math.Abs(wanted[i])) : 1));
        if (!(difference <= Tolerance))
            throw Differs(model, string.Create(CultureInfo.InvariantCulture, $"answers that differ by {difference:0.######}, wanted at most {Tolerance}"));
        if (label is not null)
            CheckLabel(model, wanted, label);
        return difference;
    }

    private static void CheckLabel(OnnxModel model, float[] wanted, string label)
    {
        var place = model.Labels.ToList().IndexOf(label);
        // Two labels that are equally likely to the last digit may change places.
        if (place < 0 || wanted[place] < wanted.Max() - Tolerance)
            throw Differs(model, $"the label '{label}', wanted '{model.Labels[Array.IndexOf(wanted, wanted.Max())]}'");
    }

    private static string InputText(OnnxFile file) => $"{file.Input.Name} float[N,{string.Join(',', file.Input.Shape)}]";

    private static string OutputText(OnnxFile file, OnnxModel model) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Output} float[N,{model.Labels.Count}]{(file.HasLabel ? $", {OnnxFile.Label} string[N]" : "")}");

    private static LearningException Differs(OnnxModel model, string found, Exception? inner = null) => new(
        LearningCodes.ExportDiffers,
        "The saved model answered differently, so I kept nothing. Train again.",
        $"ONNX file of model '{model.Info.Name}': found {found}. Nothing was saved.",
        inner);
}
