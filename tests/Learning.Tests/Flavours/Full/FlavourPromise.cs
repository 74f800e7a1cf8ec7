namespace MLKids.Learning.Tests.Flavours;

/// <summary>What this flavour promises more exactly than all do.</summary>
internal static class FlavourPromise
{
    /// <summary>Largest component of the gradient where the softmax head's optimiser stops: ML.NET ends when its float32 loss improves by less than 1e-7.</summary>
    public const double SoftmaxGradient = 5e-3;
}
