namespace MLKids.Learning.Trainers.Regression;

/// <summary>The numbers of a <see cref="LayeredRegressor"/>, all row-major.</summary>
/// <param name="Direct">outputs × inputs: from standardised inputs to standardised outputs.</param>
/// <param name="Lower">units × inputs.</param>
/// <param name="LowerBias">units.</param>
/// <param name="Upper">units × units.</param>
/// <param name="UpperBias">units.</param>
/// <param name="Last">outputs × units.</param>
/// <param name="LastBias">outputs.</param>
internal sealed record RegressionWeights(
    float[] Direct, float[] Lower, float[] LowerBias, float[] Upper, float[] UpperBias, float[] Last, float[] LastBias);
