using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>A way of scaling features whose numbers (means, document frequencies, ...) come from the training rows. Stateless.</summary>
public interface IScaling
{
    /// <summary>Looks at every row, a few at a time (<see cref="RowVisit"/>).</summary>
    /// <param name="examples">Rows of finite floats, at least one.</param>
    /// <param name="cancellation">Looked at before every read.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IFeatureMap Fit(IExampleSource examples, CancellationToken cancellation);

    /// <summary>Reads what <see cref="IFeatureMap.Save"/> wrote, all of it checked.</summary>
    /// <exception cref="InvalidDataException">The bytes are not that.</exception>
    /// <exception cref="EndOfStreamException">There are too few.</exception>
    IFeatureMap Load(BinaryReader reader);
}
