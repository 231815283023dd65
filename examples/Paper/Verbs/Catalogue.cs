using Paper.ApproximationRates;
using Paper.Bump;
using Paper.CriticalLandscape;
using Paper.ExampleD1;
using Paper.GeneralCases;
using Paper.LossForms;
using Paper.Momentum;
using Paper.MotivatingTests;
using Paper.Optimisers;
using Paper.Parametrisations;
using Paper.Plateau;
using Paper.PlateauTheory;
using Paper.Representation;
using Paper.Scaling;
using Paper.Symmetry;
using Paper.Targets;

namespace Paper.Verbs;

/// <summary>The verbs, in the order of the paper.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<IVerb> All { get; } =
    [
        new Verb<Fig1Options>("fig1", "Figure 1: networks learn a sum of exponentials at once, and stay on plateaus with targets of long memory.", Fig1Experiment.Run),
        new Verb<RepresentationOptions>("representation", "Section 3: linear RNNs are causal, linear, continuous, regular and time-homogeneous functionals, and run alike in three forms.", RepresentationExperiment.Run),
        new Verb<DensityOptions>("density", "Theorem 4.1: sums of exponentials approach every integrable kernel in L1.", DensityExperiment.Run),
        new Verb<RateOptions>("rate", "Theorem 4.2: with rates j beta / (alpha + 1) the error falls at least like m^{-alpha}.", RateExperiment.Run),
        new Verb<MemoryOptions>("memory", "The curse of memory in approximation: the longer the memory, the more exponentials a given error takes.", MemoryExperiment.Run),
        new Verb<LossFormsOptions>("loss", "The loss over sample paths, by the isometry on [0, T], and in closed form over the half line converge to each other.", LossFormsExperiment.Run),
        new Verb<PlateauOptions>("fig2", "Figure 2: the loss stays on a plateau for a time that grows exponentially with the target's memory.", PlateauExperiment.Run) { Alias = "plateau" },
        new Verb<ScalingOptions>("fig3", "Figure 3: the logarithm of the time on the plateau grows in proportion to the memory.", ScalingExperiment.Run),
        new Verb<Fig4Options>("fig4", "Figure 4: the plateau stays with full recurrent matrices, tanh, Adam, sample paths and random cosines.", Fig4Experiment.Run),
        new Verb<PlateauTheoryOptions>("plateau-theory", "Appendix C.2: on M* the loss is high, the gradient and 2 (m - m*) - |I_0| eigenvalues are exponentially small, and the flow stays for an exponential time.", PlateauTheoryExperiment.Run),
        new Verb<BumpOptions>("lemma-c1", "Lemma C.1: the moments of a bump delayed by 1/omega fall like omega^{-n} e^{-w/omega}.", BumpExperiment.Run),
        new Verb<ParametrisationsOptions>("parametrisations", "Beyond the paper: writing the rates as functions of free parameters moves the plateau by a factor and leaves its exponential growth.", ParametrisationsExperiment.Run),
        new Verb<OptimisersOptions>("optimisers", "Beyond the paper: which optimisers cross the plateau, and when.", OptimisersExperiment.Run),
        new Verb<TargetsOptions>("targets", "Beyond the paper: five targets, their memory functions, and how much perturbation trained models of them stand.", TargetsExperiment.Run),
        new Verb<SymmetryOptions>("symmetry", "Lemma C.3 and Theorems D.1 and D.2: parameters of equal kernels form affine spaces, far more numerous than the global minimisers.", SymmetryExperiment.Run),
        new Verb<LandscapeOptions>("landscape", "Theorems D.1 to D.7: minimisers of J_d induce critical affine spaces of J_m, factorially many, on which the Hessian has rank m + d.", LandscapeExperiment.Run),
        new Verb<ExampleD1Options>("example-d1", "Proposition D.1: the critical line of two coincided neurons holds saddles and degenerate stable points.", ExampleD1Experiment.Run),
        new Verb<MomentumOptions>("momentum", "Appendix E: momentum leaves a flat saddle in a time of order 1/sqrt(eps) ln(1/eps), gradient descent in 1/eps ln(1/eps).", MomentumExperiment.Run),
    ];
}
