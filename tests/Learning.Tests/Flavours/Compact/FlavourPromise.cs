namespace MLKids.Learning.Tests.Flavours;

/// <summary>What this flavour promises more exactly than all do.</summary>
internal static class FlavourPromise
{
    /// <summary>Largest component of the gradient where the softmax head's optimiser stops: it goes to the minimum in float64.</summary>
    public const double SoftmaxGradient = 2e-4;
}
